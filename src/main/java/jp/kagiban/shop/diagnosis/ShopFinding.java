package jp.kagiban.shop.diagnosis;

import java.time.Instant;
import jp.kagiban.mall.Answer;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/** What the mall answered when one function was tried in the last 接続診断. */
record ShopFinding(@Id FindingId id, @Version long version, Answer answer, Instant foundAt) {}
