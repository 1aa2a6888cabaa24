package fr.honoraire.monitoring.export;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What exports may use.
 *
 * @param url the database they read: the application's own, or a replica of it
 * @param connections how many run at a time on this node
 * @param perPractitioner how many of them one practitioner may have
 */
@ConfigurationProperties("exports")
@Validated
record ExportProperties(
        @NotBlank String url,
        @Min(1) int connections,
        @Min(1) int perPractitioner) {}
