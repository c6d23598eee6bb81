package jp.kagiban.shop.diagnosis;

import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.task.MallTask;
import jp.kagiban.task.TaskKind;
import jp.kagiban.task.Urgency;

/** The task that tries the functions of a key. Each shop whose diagnosis is under way has one. */
public record DiagnosisJob(TenantId tenant, ShopId shop) implements MallTask {

    public static final TaskKind<DiagnosisJob> KIND = TaskKind.of(
            "shop-diagnosis", Urgency.LAST, DiagnosisJob.class, (tenant, shop, _) -> new DiagnosisJob(tenant, shop));

    @Override
    public TaskKind<DiagnosisJob> kind() {
        return KIND;
    }
}
