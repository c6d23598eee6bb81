package jp.kagiban.shop.diagnosis;

import java.time.Instant;
import jp.kagiban.mall.Answer;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/** What the mall answered when one function was tried in the last 接続診断. */
record ShopFinding(@Id FindingId id, @Version long version, Answer answer, Instant foundAt) {
    /** @param rmsFunction a {@link jp.kagiban.mall.MallFunction}'s id; the column bears its name from when there was one mall */
    record FindingId(TenantId tenantId, ShopId shopId, String rmsFunction) {}
}
