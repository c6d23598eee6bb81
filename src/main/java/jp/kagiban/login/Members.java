package jp.kagiban.login;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface Members extends Repository<Member, UUID> {

    Member save(Member member);

    Optional<Member> findByEmail(String email);

    Optional<Member> findById(UUID id);

    boolean existsByEmail(String email);
}
