package fr.honoraire.monitoring.dossier;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import fr.honoraire.shared.French;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Prints the dossier as one PDF. Nothing is loaded from anywhere but our own class path, whatever the page may name. */
@Component
class DossierPrinter {

    /** PDFBox's own copy, under the OFL: it has the narrow space and the euro sign, which the standard fonts of PDF lack. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final ITemplateEngine templates;
    private final DossierWords words;
    private final EnglishSummary summary;
    private final French french;

    DossierPrinter(ITemplateEngine templates, DossierWords words, EnglishSummary summary, French french) {
        this.templates = templates;
        this.words = words;
        this.summary = summary;
        this.french = french;
    }

    byte[] print(Dossier dossier) {
        var file = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder()
                    .useExternalResourceAccessControl(
                            (address, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                    .useExternalResourceAccessControl(
                            (address, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
                    .useFont(DossierPrinter::font, "Liberation Sans")
                    .withHtmlContent(page(dossier), null)
                    .withProducer("Honoraire")
                    .toStream(file)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private String page(Dossier dossier) {
        var context = new Context(Locale.FRENCH);
        context.setVariable("number", dossier.note().number());
        context.setVariable("madeAt", french.longMoment(dossier.madeAt()));
        context.setVariable("summary", summary.of(dossier));
        context.setVariable("claim", words.claim(dossier));
        context.setVariable("parts", words.parts(dossier));
        return templates.process("monitoring/dossier", context);
    }

    private static InputStream font() {
        return Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT));
    }
}
