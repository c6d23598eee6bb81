package jp.kagiban.delivery.letter;

import java.util.List;
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
        forget(
                "DELETE FROM mail_choice WHERE tenant_id = ? AND member_id = ?",
                Column.of(left.tenant()),
                Column.of(left.member()));
        forget(
                "DELETE FROM mail_unsubscribe WHERE tenant_id = ? AND member_id = ?",
                Column.of(left.tenant()),
                Column.of(left.member()));
    }

    @EventListener
    void on(TenantDeleted deleted) {
        forget("DELETE FROM mail_choice WHERE tenant_id = ?", Column.of(deleted.tenant()));
        forget("DELETE FROM mail_unsubscribe WHERE tenant_id = ?", Column.of(deleted.tenant()));
    }

    private void forget(String sql, byte[]... whose) {
        db.sql(sql).params(List.of(whose)).update();
    }
}
