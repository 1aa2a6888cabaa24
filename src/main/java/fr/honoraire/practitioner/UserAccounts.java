package fr.honoraire.practitioner;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Everyone who may sign in. */
interface UserAccounts extends Repository<UserAccount, UUID> {

    UserAccount saveAndFlush(UserAccount account);

    Optional<UserAccount> findById(UUID id);

    Optional<UserAccount> findByEmail(String email);

    @Query(value = "select id from user_account where id = :id for update", nativeQuery = true)
    Optional<UUID> lock(UUID id);

    boolean existsByEmail(String email);
}
