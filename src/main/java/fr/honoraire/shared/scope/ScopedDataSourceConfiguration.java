package fr.honoraire.shared.scope;

import com.github.kagkarlsson.scheduler.event.ExecutionInterceptor;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts the pool behind the scope, and gives every job that of the system: it looks for its practitioner itself. */
@Configuration(proxyBeanMethods = false)
class ScopedDataSourceConfiguration {

    @Bean
    static BeanPostProcessor scopedDataSource() {
        return new BehindTheScope();
    }

    @Bean
    ExecutionInterceptor jobScope() {
        return (job, context, chain) ->
                Scope.system("job " + job.getTaskName()).call(() -> chain.proceed(job, context));
    }

    /** Around the pool itself, inside of what fetches its connections lazily. */
    private static final class BehindTheScope implements BeanPostProcessor, Ordered {

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof DataSource pool && "dataSource".equals(name) ? new ScopedDataSource(pool) : bean;
        }

        @Override
        public int getOrder() {
            return -10;
        }
    }
}
