package fr.honoraire.practitioner;

import fr.honoraire.shared.scope.Scope;
import fr.honoraire.shared.security.SignedIn;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** For whom somebody acts: for himself, if he is a practitioner, and for those whose teams he has joined. */
@Component
public class Practices {

    private final JdbcClient database;
    private final Practitioners practitioners;

    Practices(JdbcClient database, Practitioners practitioners) {
        this.database = database;
        this.practitioners = practitioners;
    }

    /** His own first, then in the order in which he joined. Each is walled off from the others: this looks over the walls. */
    public List<Practice> of(UUID accountId) {
        return Scope.system("whom one acts for").call(() -> read(accountId));
    }

    private List<Practice> read(UUID accountId) {
        return ids(accountId).stream()
                .flatMap(id -> practitioners.findById(id).stream())
                .map(practitioner -> new Practice(
                        practitioner.id(),
                        practitioner.displayName(),
                        practitioner.ownerId().equals(accountId)))
                .toList();
    }

    private List<UUID> ids(UUID accountId) {
        return database.sql("""
                        select practitioner_id from (
                            select id as practitioner_id, created_at - interval '1000 years' as since
                            from practitioner where owner_id = :account
                            union all
                            select practitioner_id, min(joined_at) from membership
                            where account_id = :account and ended_at is null group by practitioner_id) his
                        order by since""")
                .param("account", accountId)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /** As whom he comes in. Whoever acts for nobody sees his own account, and no practice has its id. */
    public SignedIn first(UUID accountId) {
        return of(accountId).stream()
                .findFirst()
                .map(practice -> new SignedIn(accountId, practice.practitionerId()))
                .orElseGet(() -> new SignedIn(accountId, accountId));
    }
}
