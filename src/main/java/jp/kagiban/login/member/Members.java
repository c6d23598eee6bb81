package jp.kagiban.login.member;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

public interface Members extends Repository<Member, UUID> {

    Member save(Member member);

    Optional<Member> findByEmail(String email);

    Optional<Member> findById(UUID id);

    List<Member> findByIdIn(Collection<UUID> ids);

    boolean existsByEmail(String email);
}
