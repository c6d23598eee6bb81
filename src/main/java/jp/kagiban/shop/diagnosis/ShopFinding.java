package jp.kagiban.shop.diagnosis;

import java.time.Instant;
import jp.kagiban.mall.Answer;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/** The answer of the mall to the trial of one function. */
record ShopFinding(@Id FindingId id, @Version long version, Answer answer, Instant foundAt) {
    /** @param rmsFunction a {@link jp.kagiban.mall.MallFunction}'s id; the column's name is from the time of a single mall */
    record FindingId(TenantId tenantId, ShopId shopId, String rmsFunction) {}
}
