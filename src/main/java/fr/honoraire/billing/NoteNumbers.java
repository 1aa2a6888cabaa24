package fr.honoraire.billing;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives notes their numbers: 1, 2, 3… per practitioner, series and year, in the order of issue and without a gap
 * (CGI ann. II art. 242 nonies A). The counter's row stays locked until the note is committed, or the number is given back.
 */
@Component
class NoteNumbers {

    private final JdbcClient database;

    NoteNumbers(JdbcClient database) {
        this.database = database;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public NoteNumber next(UUID practitionerId, Series series, int year) {
        var sequence = database.sql("""
                        insert into note_counter as counter (practitioner_id, series, year, last)
                        values (:practitioner, :series, :year, 1)
                        on conflict (practitioner_id, series, year) do update set last = counter.last + 1
                        returning last""")
                .param("practitioner", practitionerId)
                .param("series", series.name())
                .param("year", year)
                .query(Integer.class)
                .single();
        return new NoteNumber(series, year, sequence);
    }
}
