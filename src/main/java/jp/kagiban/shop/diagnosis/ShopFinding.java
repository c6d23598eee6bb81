package jp.kagiban.shop.diagnosis;

import java.time.Instant;
import jp.kagiban.mall.Answer;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/** The answer of the mall to the trial of one function. */
record ShopFinding(@Id FindingId id, @Version long version, Answer answer, Instant foundAt) {
    /**
     * @param rmsFunction the id of a {@link jp.kagiban.mall.MallFunction}. The column is named after RMS, because that
     *     was once the only mall
     */
    record FindingId(TenantId tenantId, ShopId shopId, String rmsFunction) {}
}
