package fr.honoraire.practitioner.factor;

import fr.honoraire.practitioner.AccountService;
import fr.honoraire.shared.NotFound;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;

/** Whose a passkey is: our accounts themselves. What identifies one inside the key is its id, which tells nothing of him. */
@Component
class PasskeyOwners implements PublicKeyCredentialUserEntityRepository {

    private final AccountService accounts;

    PasskeyOwners(AccountService accounts) {
        this.accounts = accounts;
    }

    static Bytes handle(UUID account) {
        return new Bytes(ByteBuffer.allocate(Long.BYTES * 2)
                .putLong(account.getMostSignificantBits())
                .putLong(account.getLeastSignificantBits())
                .array());
    }

    static UUID account(Bytes handle) {
        var bytes = ByteBuffer.wrap(handle.getBytes());
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return owner(account(handle));
    }

    /** @param accountId what Spring Security knows a signed-in person by */
    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String accountId) {
        return owner(UUID.fromString(accountId));
    }

    private @Nullable PublicKeyCredentialUserEntity owner(UUID account) {
        try {
            var email = accounts.emailOf(account);
            return ImmutablePublicKeyCredentialUserEntity.builder()
                    .id(handle(account))
                    .name(email)
                    .displayName(email)
                    .build();
        } catch (NotFound gone) {
            return null;
        }
    }

    @Override
    public void save(PublicKeyCredentialUserEntity owner) {
        throw new UnsupportedOperationException("accounts are made by signing up");
    }

    @Override
    public void delete(Bytes handle) {
        throw new UnsupportedOperationException("accounts outlive their passkeys");
    }
}
