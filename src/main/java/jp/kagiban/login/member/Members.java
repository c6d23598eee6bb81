package jp.kagiban.login.member;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

public interface Members extends Repository<Member, UUID> {

    Member save(Member member);

    Optional<Member> findByEmail(String email);

    Optional<Member> findById(UUID id);

    boolean existsByEmail(String email);
}
