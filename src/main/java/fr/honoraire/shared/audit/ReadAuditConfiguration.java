package fr.honoraire.shared.audit;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the reading of pages under audit. */
@Configuration(proxyBeanMethods = false)
class ReadAuditConfiguration implements WebMvcConfigurer {

    private final ReadAudit audit;

    ReadAuditConfiguration(ReadAudit audit) {
        this.audit = audit;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(audit);
    }
}
