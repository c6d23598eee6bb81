package jp.kagiban.shop.diagnosis;

import jp.kagiban.errand.Errand;
import jp.kagiban.errand.ErrandKind;
import jp.kagiban.errand.Urgency;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;

/** Tries the functions of a key; one job for each shop whose diagnosis is under way. */
public record DiagnosisJob(TenantId tenant, ShopId shop) implements Errand {

    public static final ErrandKind<DiagnosisJob> KIND = ErrandKind.of(
            "shop-diagnosis", Urgency.LAST, DiagnosisJob.class, (tenant, shop, _) -> new DiagnosisJob(tenant, shop));

    @Override
    public ErrandKind<DiagnosisJob> kind() {
        return KIND;
    }
}
