package fr.honoraire.monitoring;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.honoraire.shared.security.Rights;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.TemplateSpec;
import org.thymeleaf.context.IEngineContext;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * Draws the rows of a page, and a row that says what it said before only once: practitioners look at the same page all day, and
 * a live page asks for all its rows again when one has changed. Each node keeps its own, for a while.
 */
@Component
class RowHtml {

    private static final TemplateSpec ROW = new TemplateSpec("monitoring/row", Set.of("row"), TemplateMode.HTML, null);
    private static final int MOST_CHARACTERS = 16_000_000;
    private static final Duration UNSEEN = Duration.ofMinutes(10);

    private final ITemplateEngine engine;

    private final Cache<Said, String> drawn = Caffeine.newBuilder()
            .<Said, String>weigher((said, html) -> html.length())
            .maximumWeight(MOST_CHARACTERS)
            .expireAfterAccess(UNSEEN)
            .build();

    RowHtml(ITemplateEngine engine) {
        this.engine = engine;
    }

    /** Everything that the HTML of a row depends on: what the template reads must be here, or {@link #isKept} must refuse it. */
    private record Said(MonitoringRow row, Rights rights, LocalDate today) {}

    /**
     * All of them, one after the other.
     *
     * @param page where they stand, with all that its template knows
     */
    public String of(IEngineContext page, List<MonitoringRow> rows, Rights rights, LocalDate today) {
        var html = new StringBuilder();
        for (var row : rows) {
            html.append(of(page, new Said(row, rights, today)));
        }
        return html.toString();
    }

    private String of(IEngineContext page, Said said) {
        return isKept(said.row()) ? drawn.get(said, unseen -> draw(page, unseen.row())) : draw(page, said.row());
    }

    /** Whom one may ask to pay has a form with the reader's own token, and how he was asked before, as of now. */
    private static boolean isKept(MonitoringRow row) {
        return !row.isDue();
    }

    private String draw(IEngineContext page, MonitoringRow row) {
        page.increaseLevel();
        try {
            page.setVariable("row", row);
            return engine.process(ROW, page);
        } finally {
            page.decreaseLevel();
        }
    }
}
