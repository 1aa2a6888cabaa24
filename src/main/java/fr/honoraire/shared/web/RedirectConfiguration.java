package fr.honoraire.shared.web;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** After a form the browser is told 303, "see there", so that it never sends the form a second time. */
@Configuration(proxyBeanMethods = false)
class RedirectConfiguration {

    @Bean
    static SmartInitializingSingleton seeOther(ObjectProvider<ThymeleafViewResolver> resolvers) {
        return () -> resolvers.forEach(resolver -> resolver.setRedirectHttp10Compatible(false));
    }
}
