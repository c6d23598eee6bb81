package jp.kagiban.task;

import java.util.UUID;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;

/** A task that calls a mall on behalf of a shop. There is at most one task for each kind and subject. */
public interface MallTask {

    TaskKind<?> kind();

    TenantId tenant();

    ShopId shop();

    /** The id of the subject: the shop or a part of the shop. */
    default UUID subject() {
        return shop().id();
    }
}
