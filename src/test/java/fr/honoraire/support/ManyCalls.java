package fr.honoraire.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;

/** A practitioner who has held more calls than fit into any buffer: written past the triggers, as nobody could live through them. */
public final class ManyCalls {

    /** What triggers would have kept up, where there is any such thing. */
    private static final String DERIVED = """
            do $$ begin
                if to_regprocedure('monitoring_rebuild()') is not null then
                    call monitoring_rebuild();
                end if;
            end $$""";

    private ManyCalls() {}

    /** One every four minutes until 20 November 2026, 17:00 UTC: most are paid, and in the transfer of their week. */
    public static void of(Practice practice, int calls) {
        try {
            Superuser.does(new ClassPathResource("bench/one-practice.sql")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .replace(":practitioner", "'" + practice.id() + "'")
                    .replace(":rows", Integer.toString(calls)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Superuser.does(DERIVED);
        Superuser.tidiesUp("consultation", "participant", "note", "payment", "payout", "payout_line", "monitoring_row");
    }
}
