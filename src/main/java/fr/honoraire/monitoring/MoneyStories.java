package fr.honoraire.monitoring;

import fr.honoraire.billing.PaymentView;
import fr.honoraire.shared.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads all that happened to the notes of one consultation. */
@Repository
@Transactional(readOnly = true)
class MoneyStories {

    private final JdbcClient database;

    MoneyStories(JdbcClient database) {
        this.database = database;
    }

    /** @throws NotFound if the consultation is unknown, or another practitioner's */
    List<MoneyStory> of(UUID practitionerId, UUID consultationId) {
        if (!exists(practitionerId, consultationId)) {
            throw new NotFound();
        }
        var stories = new LinkedHashMap<UUID, MoneyStory>();
        database.sql(MoneySteps.SQL)
                .param("practitioner", practitionerId)
                .param("consultation", consultationId)
                .query(row -> {
                    var note = Columns.id(row, "note_id");
                    if (!stories.containsKey(note)) {
                        stories.put(note, story(row));
                    }
                    stories.get(note).steps().add(step(row));
                });
        return List.copyOf(stories.values());
    }

    private boolean exists(UUID practitionerId, UUID consultationId) {
        return database.sql(
                        "select exists (select from consultation where id = :id and practitioner_id = :practitioner)")
                .param("id", consultationId)
                .param("practitioner", practitionerId)
                .query(Boolean.class)
                .single();
    }

    private static MoneyStory story(ResultSet row) throws SQLException {
        return new MoneyStory(
                Columns.id(row, "payment_id"),
                Columns.id(row, "note_id"),
                row.getString("number"),
                row.getString("patient"),
                Columns.money(row, "amount_cents"),
                PaymentView.valueOf(row.getString("view")),
                new MoneyStory.Pending(
                        row.getBoolean("is_owed"), row.getBoolean("is_refunding"), row.getBoolean("is_to_be_taken")),
                new ArrayList<>());
    }

    private static MoneyStep step(ResultSet row) throws SQLException {
        return new MoneyStep(
                row.getString("kind"),
                Columns.instant(row, "at"),
                row.getBoolean("is_day"),
                row.getString("detail"),
                Columns.maybeMoney(row, "cents"),
                Columns.maybeId(row, "link"));
    }
}
