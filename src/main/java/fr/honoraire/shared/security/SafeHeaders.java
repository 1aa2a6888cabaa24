package fr.honoraire.shared.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.XXssProtectionHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter.XFrameOptionsMode;
import org.springframework.stereotype.Component;

/**
 * The headers every answer carries. What the firewall refuses never comes as far as the filter that writes them, so they are
 * written there as well.
 */
@Component
class SafeHeaders implements HeaderWriter, RequestRejectedHandler {

    private static final long YEAR = 31_536_000;

    private final List<HeaderWriter> all = List.of(
            ContentSecurityPolicy.writer(),
            new PagePolicies(),
            new XContentTypeOptionsHeaderWriter(),
            new XFrameOptionsHeaderWriter(XFrameOptionsMode.DENY),
            new HstsHeaderWriter(YEAR, true),
            new StaticHeadersWriter("Cross-Origin-Opener-Policy", "same-origin"),
            new XXssProtectionHeaderWriter(),
            new CacheControlHeadersWriter());

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        all.forEach(writer -> writer.writeHeaders(request, response));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException refused)
            throws IOException {
        writeHeaders(request, response);
        response.sendError(HttpStatus.BAD_REQUEST.value());
    }
}
