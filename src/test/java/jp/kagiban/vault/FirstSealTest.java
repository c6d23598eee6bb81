package jp.kagiban.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.Secret;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.testing.DatabaseTest;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Several transactions at once that each want a tenant's first key. */
@DatabaseTest
class FirstSealTest {

    private static final int AT_ONCE = 4;

    @Autowired
    Vault vault;

    @Autowired
    TenantScope scope;

    @Autowired
    JdbcClient db;

    @Autowired
    PlatformTransactionManager transactions;

    private final TenantId tenant = TenantId.next();

    private record Sealed(UUID subject, long revision) {}

    @RepeatedTest(10)
    void allSealUnderOneKey() throws Exception {
        for (Future<Sealed> done : sealAtOnce()) {
            Sealed sealed = done.get();
            assertThat(opened(sealed)).isEqualTo(sealed.subject.toString());
        }
        assertThat(keys()).isEqualTo(1);
    }

    private List<Future<Sealed>> sealAtOnce() {
        CyclicBarrier start = new CyclicBarrier(AT_ONCE);
        List<Future<Sealed>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int i = 0; i < AT_ONCE; i++) {
                all.add(threads.submit(() -> {
                    start.await();
                    return new TransactionTemplate(transactions).execute(_ -> sealed(Ids.next()));
                }));
            }
        }
        return all;
    }

    private Sealed sealed(UUID subject) {
        Map<Field, Secret> secrets = Map.of(Field.LICENSE_KEY, Secret.of(subject.toString()));
        return new Sealed(subject, scope.in(tenant, () -> vault.seal(subject, 0, secrets)));
    }

    private String opened(Sealed sealed) {
        Use use = Use.byMember(Use.Purpose.PROVE_A_NEW_KEY, MemberId.next());
        return scope.in(
                tenant, () -> vault.open(sealed.subject, Field.LICENSE_KEY, sealed.revision, use, Secret::reveal));
    }

    private long keys() {
        return scope.in(
                tenant,
                () -> db.sql("SELECT COUNT(*) FROM tenant_key WHERE tenant_id = ?")
                        .param(Column.of(tenant))
                        .query(Long.class)
                        .single());
    }
}
