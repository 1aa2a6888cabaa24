package fr.honoraire.practitioner;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Everyone who may sign in. */
interface UserAccounts extends Repository<UserAccount, UUID> {

    UserAccount saveAndFlush(UserAccount account);

    Optional<UserAccount> findById(UUID id);

    Optional<UserAccount> findByEmail(String email);

    boolean existsByEmail(String email);
}
