package fr.honoraire.practitioner;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The links people get by e-mail, each to be used once. Asking for one does the same work whether the address is known or
 * not; the key is made when the e-mail leaves, so that it is nowhere but there.
 */
@Service
public class AccountLinks {

    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient database;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    AccountLinks(JdbcClient database, ApplicationEventPublisher events, InstantSource clock) {
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    /** Somebody wants to open an account. */
    @Transactional
    public void askToSignUp(String email, Newcomer newcomer) {
        ask(new AccountLink(id(), LinkPurpose.SIGN_UP, Typed.email(email), null, newcomer));
    }

    /** Somebody has forgotten his password, or says so. */
    @Transactional
    public void askForPassword(String email) {
        ask(new AccountLink(id(), LinkPurpose.PASSWORD, Typed.email(email), null, null));
    }

    /** The owner of an account wants to sign in with another address. */
    UUID askForEmail(UUID accountId, String email) {
        return ask(new AccountLink(id(), LinkPurpose.EMAIL, Typed.email(email), accountId, null));
    }

    private static UUID id() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    private UUID ask(AccountLink link) {
        var newcomer = link.newcomer();
        database.sql("""
                        insert into account_link
                            (id, purpose, email, account_id, civility, first_name, last_name, profession, created_at)
                        values (:id, :purpose, :email, :account, :civility, :first, :last, :profession, :now)""")
                .param("id", link.id())
                .param("purpose", link.purpose().name())
                .param("email", link.email())
                .param("account", link.accountId())
                .param("civility", newcomer == null ? null : newcomer.civility().name())
                .param("first", newcomer == null ? null : newcomer.firstName())
                .param("last", newcomer == null ? null : newcomer.lastName())
                .param(
                        "profession",
                        newcomer == null ? null : newcomer.profession().name())
                .param("now", now())
                .update();
        events.publishEvent(new AccountLinkAsked(link.id(), link.email()));
        return link.id();
    }

    /** What was asked for, as long as nothing came of it. */
    public Optional<AccountLink> asked(UUID id) {
        return database.sql("select * from account_link where id = :id and used_at is null")
                .param("id", id)
                .query(AccountLinks::read)
                .optional();
    }

    /**
     * Makes the key and keeps its hash. An e-mail that has to leave again has another, and the one before is worth nothing.
     *
     * @return the end of the link's address
     */
    @Transactional
    public String key(AccountLink link) {
        var bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        var key = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        database.sql("""
                        update account_link set key_hash = :hash, expires_at = :expires
                        where id = :id and used_at is null""")
                .param("hash", hash(key))
                .param("expires", now().plus(link.purpose().life()))
                .param("id", link.id())
                .update();
        return key;
    }

    /** What a link opens; looking at it changes nothing. */
    public Optional<AccountLink> open(LinkPurpose purpose, String key) {
        return database.sql("""
                        select * from account_link
                        where key_hash = :hash and purpose = :purpose and used_at is null and expires_at > :now""")
                .param("hash", hash(key))
                .param("purpose", purpose.name())
                .param("now", now())
                .query(AccountLinks::read)
                .optional();
    }

    /**
     * Takes the link, in the transaction that does what it is for. Of two who come at once, one is told that it is spent.
     *
     * @throws LinkSpent if it opens nothing any more
     */
    @Transactional(propagation = Propagation.MANDATORY)
    AccountLink use(LinkPurpose purpose, String key) {
        return database.sql("""
                        update account_link set used_at = :now
                        where key_hash = :hash and purpose = :purpose and used_at is null and expires_at > :now
                        returning *""")
                .param("hash", hash(key))
                .param("purpose", purpose.name())
                .param("now", now())
                .query(AccountLinks::read)
                .optional()
                .orElseThrow(LinkSpent::new);
    }

    /** Whatever else was sent for this account, or to its address, opens nothing from now on. */
    @Transactional(propagation = Propagation.MANDATORY)
    void endAll(UserAccount account) {
        database.sql("""
                        update account_link set used_at = :now
                        where used_at is null and (account_id = :account or email = :email)""")
                .param("now", now())
                .param("account", account.id())
                .param("email", account.email())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static AccountLink read(ResultSet row, int number) throws SQLException {
        var purpose = LinkPurpose.valueOf(row.getString("purpose"));
        return new AccountLink(
                row.getObject("id", UUID.class),
                purpose,
                row.getString("email"),
                row.getObject("account_id", UUID.class),
                newcomer(purpose, row));
    }

    private static @Nullable Newcomer newcomer(LinkPurpose purpose, ResultSet row) throws SQLException {
        return switch (purpose) {
            case SIGN_UP ->
                new Newcomer(
                        Civility.valueOf(row.getString("civility")),
                        row.getString("first_name"),
                        row.getString("last_name"),
                        Profession.valueOf(row.getString("profession")));
            case PASSWORD, EMAIL -> null;
        };
    }
}
