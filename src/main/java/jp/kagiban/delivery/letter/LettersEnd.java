package jp.kagiban.delivery.letter;

import java.util.Arrays;
import java.util.UUID;
import jp.kagiban.shared.Column;
import jp.kagiban.tenancy.MemberLeft;
import jp.kagiban.tenancy.TenantDeleted;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forgets choices and links together with the member or the company that they belong to. */
@Component
class LettersEnd {

    private final JdbcClient db;

    LettersEnd(JdbcClient db) {
        this.db = db;
    }

    @EventListener
    void on(MemberLeft left) {
        forget("DELETE FROM mail_choice WHERE tenant_id = ? AND member_id = ?", left.tenant(), left.member());
        forget("DELETE FROM mail_unsubscribe WHERE tenant_id = ? AND member_id = ?", left.tenant(), left.member());
    }

    @EventListener
    void on(TenantDeleted deleted) {
        forget("DELETE FROM mail_choice WHERE tenant_id = ?", deleted.tenant());
        forget("DELETE FROM mail_unsubscribe WHERE tenant_id = ?", deleted.tenant());
    }

    private void forget(String sql, UUID... whose) {
        db.sql(sql).params(Arrays.stream(whose).map(Column::of).toList()).update();
    }
}
