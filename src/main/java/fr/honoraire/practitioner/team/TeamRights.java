package fr.honoraire.practitioner.team;

import static java.util.stream.Collectors.toUnmodifiableSet;

import fr.honoraire.shared.security.Right;
import fr.honoraire.shared.security.Rights;
import fr.honoraire.shared.security.RightsRegister;
import fr.honoraire.shared.security.SignedIn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what somebody may do from the teams he is in; the practitioner himself may do everything. */
@Component
class TeamRights implements RightsRegister {

    private final JdbcClient database;

    TeamRights(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Rights of(SignedIn somebody) {
        return database.sql("""
                        select exists (select from practitioner where id = :practitioner and owner_id = :account) as own,
                            array(select distinct unnest(rights) from membership
                                where account_id = :account and practitioner_id = :practitioner and ended_at is null)
                                as rights""")
                .param("practitioner", somebody.practitionerId())
                .param("account", somebody.accountId())
                .query((row, number) -> read(row))
                .single();
    }

    private static Rights read(ResultSet row) throws SQLException {
        if (row.getBoolean("own")) {
            return Rights.ALL;
        }
        var names = (String[]) row.getArray("rights").getArray();
        return new Rights(false, Arrays.stream(names).map(Right::valueOf).collect(toUnmodifiableSet()));
    }
}
