package jp.kagiban.login.member;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import jp.kagiban.shared.MemberId;
import org.springframework.data.repository.Repository;

public interface Members extends Repository<Member, MemberId> {

    Member save(Member member);

    Optional<Member> findByEmail(String email);

    Optional<Member> findById(MemberId id);

    List<Member> findByIdIn(Collection<MemberId> ids);

    boolean existsByEmail(String email);
}
