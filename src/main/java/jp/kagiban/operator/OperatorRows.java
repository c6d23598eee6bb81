package jp.kagiban.operator;

import java.time.Instant;
import java.util.List;
import jp.kagiban.shared.MemberId;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.repository.Repository;

/** Stores who is an operator. */
interface OperatorRows extends Repository<OperatorRows.PortalOperator, MemberId> {

    /** An operator, and since when they are one. */
    record PortalOperator(@Id MemberId memberId, @Version long version, Instant grantedAt) {}

    PortalOperator save(PortalOperator operator);

    boolean existsByMemberId(MemberId member);

    List<PortalOperator> findAllByOrderByGrantedAt();

    void deleteById(MemberId member);
}
