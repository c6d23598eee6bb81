package jp.kagiban.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.shared.TenantId;
import jp.kagiban.storage.Probe.ProbeId;
import org.springframework.data.domain.Limit;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface Probes extends Repository<Probe, ProbeId> {

    Probe save(Probe probe);

    List<Probe> saveAll(Iterable<Probe> probes);

    Optional<Probe> findById(ProbeId id);

    List<Probe> findAllById(Iterable<ProbeId> ids);

    boolean existsById(ProbeId id);

    void deleteById(ProbeId id);

    void delete(Probe probe);

    List<Probe> findByIdTenantIdOrderByName(TenantId tenant);

    List<Probe> findByIdTenantIdAndSeenBefore(TenantId tenant, Instant before, Limit limit);

    List<Probe> findByName(String name);

    @Query("SELECT * FROM probe WHERE tenant_id = :tenant AND id = :id FOR UPDATE")
    Optional<Probe> lock(TenantId tenant, UUID id);

    @Modifying
    @Query("UPDATE probe SET name = :name WHERE tenant_id = :tenant AND id = :id")
    int rename(TenantId tenant, UUID id, String name);
}
