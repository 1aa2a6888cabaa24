package fr.honoraire.shared.settings;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Asks every module what is wrong with its settings before anything is built on them. */
@Component
class SettingsGate implements BeanFactoryPostProcessor, PriorityOrdered {

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        var environment = beans.getBean(Environment.class);
        var problems = beans.getBeansOfType(SettingsCheck.class, true, false).values().stream()
                .flatMap(check -> check.problems(environment).stream())
                .toList();
        if (!problems.isEmpty()) {
            throw new UnusableSettings(problems);
        }
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
