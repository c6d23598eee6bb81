package jp.kagiban.operator;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface OperatorRows extends Repository<PortalOperator, UUID> {

    PortalOperator save(PortalOperator operator);

    boolean existsByMemberId(UUID member);

    List<PortalOperator> findAllByOrderByGrantedAt();

    void deleteById(UUID member);
}
