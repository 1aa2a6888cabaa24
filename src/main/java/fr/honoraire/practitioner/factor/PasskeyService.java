package fr.honoraire.practitioner.factor;

import fr.honoraire.practitioner.AccountService;
import fr.honoraire.practitioner.SecurityNews.What;
import fr.honoraire.shared.audit.AuditEntry;
import fr.honoraire.shared.audit.AuditKind;
import fr.honoraire.shared.audit.AuditOutcome;
import fr.honoraire.shared.audit.AuditTrail;
import fr.honoraire.shared.security.SignedIn;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes passkeys in, has people prove themselves by them, renames and removes them. */
@Service
public class PasskeyService {

    private final WebAuthnRelyingPartyOperations party;
    private final UserCredentialRepository passkeys;
    private final FactorService factors;
    private final AccountService accounts;
    private final JdbcClient database;
    private final FactorChanges changes;
    private final AuditTrail audit;

    PasskeyService(
            WebAuthnRelyingPartyOperations party,
            UserCredentialRepository passkeys,
            FactorService factors,
            AccountService accounts,
            JdbcClient database,
            FactorChanges changes,
            AuditTrail audit) {
        this.party = party;
        this.passkeys = passkeys;
        this.factors = factors;
        this.accounts = accounts;
        this.database = database;
        this.changes = changes;
        this.audit = audit;
    }

    /** What his browser needs to make a key for us. Each time another question, to be answered once. */
    PublicKeyCredentialCreationOptions question(Authentication who) {
        return party.createPublicKeyCredentialCreationOptions(
                new ImmutablePublicKeyCredentialCreationOptionsRequest(who));
    }

    /**
     * Takes a key in as his first factor.
     *
     * @throws AlreadyEnrolled if he has a factor, for then the password alone changes nothing
     */
    @Transactional
    void enrol(SignedIn me, PublicKeyCredentialCreationOptions question, RelyingPartyPublicKey key) {
        accounts.lock(me.accountId());
        if (factors.isEnrolled(me.accountId())) {
            throw new AlreadyEnrolled();
        }
        take(me, question, key);
        changes.first(me);
    }

    /** Takes another key in. */
    @Transactional
    void add(SignedIn me, PublicKeyCredentialCreationOptions question, RelyingPartyPublicKey key) {
        take(me, question, key);
        changes.made(AuditKind.FACTOR_ADDED, What.PASSKEY_ADDED, me);
    }

    private void take(SignedIn me, PublicKeyCredentialCreationOptions question, RelyingPartyPublicKey key) {
        if (!PasskeyOwners.handle(me.accountId()).equals(question.getUser().getId())) {
            throw new PasskeyRefused("asked of somebody else");
        }
        try {
            party.registerCredential(new ImmutableRelyingPartyRegistrationRequest(question, key));
        } catch (RuntimeException notOurs) {
            throw new PasskeyRefused(notOurs);
        }
    }

    /** What a browser needs to prove who is before it; one of his own keys, if we know who he says he is. */
    PublicKeyCredentialRequestOptions challenge(@Nullable Authentication who) {
        return party.createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(who));
    }

    /** Who this is, by what his key signed. */
    SignedIn prove(
            PublicKeyCredentialRequestOptions challenge, PublicKeyCredential<AuthenticatorAssertionResponse> answer) {
        try {
            var owner = party.authenticate(new RelyingPartyAuthenticationRequest(challenge, answer));
            var me = accounts.comingIn(PasskeyOwners.account(owner.getId()));
            audit.write(AuditKind.SECOND_FACTOR, me, me.accountId());
            return me;
        } catch (RuntimeException wrong) {
            note(answer.getRawId());
            throw new PasskeyRefused(wrong);
        }
    }

    private void note(Bytes keyId) {
        var key = passkeys.findByCredentialId(keyId);
        var account = key == null ? null : PasskeyOwners.account(key.getUserEntityUserId());
        audit.writeApart(new AuditEntry(AuditKind.SECOND_FACTOR, AuditOutcome.REFUSED, account, null, account));
    }

    void rename(UUID account, String id, String name) {
        database.sql("update user_credentials set label = :name where credential_id = :id and account_id = :account")
                .param("name", name)
                .param("id", id)
                .param("account", account)
                .update();
    }

    /** His last factor stays. */
    @Transactional
    void remove(SignedIn me, String id) {
        accounts.lock(me.accountId());
        if (!factors.waysOf(me.accountId()).canLosePasskey()) {
            return;
        }
        var removed = database.sql("delete from user_credentials where credential_id = :id and account_id = :account")
                .param("id", id)
                .param("account", me.accountId())
                .update();
        if (removed > 0) {
            changes.made(AuditKind.FACTOR_REMOVED, What.PASSKEY_REMOVED, me);
        }
    }
}
