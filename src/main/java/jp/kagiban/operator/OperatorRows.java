package jp.kagiban.operator;

import java.util.List;
import jp.kagiban.shared.MemberId;
import org.springframework.data.repository.Repository;

interface OperatorRows extends Repository<PortalOperator, MemberId> {

    PortalOperator save(PortalOperator operator);

    boolean existsByMemberId(MemberId member);

    List<PortalOperator> findAllByOrderByGrantedAt();

    void deleteById(MemberId member);
}
