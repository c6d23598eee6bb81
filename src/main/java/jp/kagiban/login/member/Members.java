package jp.kagiban.login.member;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import jp.kagiban.shared.MemberId;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

public interface Members extends Repository<Member, MemberId> {

    Member save(Member member);

    Optional<Member> findByEmail(String email);

    Optional<Member> findById(MemberId id);

    List<Member> findByIdIn(Collection<MemberId> ids);

    /**
     * Like {@link #findById}, and locks the row until the caller's transaction ends. Every change of a login takes this lock
     * first.
     */
    @Query("SELECT * FROM member WHERE id = :id FOR UPDATE")
    Optional<Member> lock(MemberId id);

    boolean existsByEmail(String email);
}
