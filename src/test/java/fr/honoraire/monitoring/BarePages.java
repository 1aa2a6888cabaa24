package fr.honoraire.monitoring;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * What the same rows and sums cost as a page of Spring Boot and Thymeleaf alone: nobody signed in, no session, no rights, no
 * audit, no words but the rows'. Filled up to whatever size it is asked for. No component, so that no test and no
 * demonstration finds it.
 */
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    ThymeleafAutoConfiguration.class,
    DataSourceAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class
})
class BarePages {

    static void main(String... arguments) {
        SpringApplication.run(BarePages.class, arguments);
    }

    @Bean
    RouterFunction<ServerResponse> pages(JdbcClient database, @Value("${practitioner}") UUID practitioner) {
        var table = new MonitoringTable(database);
        return RouterFunctions.route()
                .GET("/ready", request -> ServerResponse.ok().build())
                .GET("/", request -> ServerResponse.ok().render("bare", model(table, practitioner, request)))
                .build();
    }

    private static Map<String, Object> model(MonitoringTable table, UUID practitioner, ServerRequest request) {
        var from = LocalDate.parse(request.param("from").orElseThrow());
        var to = LocalDate.parse(request.param("to").orElseThrow());
        var filter = new MonitoringFilter(from, to, Set.of(), "");
        var page = table.after(practitioner, filter, null);
        return Map.of(
                "page", page,
                "totals", table.totals(practitioner, filter),
                "asks", table.asks(page.rows()),
                "filler", "x".repeat(Integer.parseInt(request.param("filler").orElseThrow())));
    }
}
