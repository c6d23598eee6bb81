package jp.kagiban.errand;

import java.util.UUID;

/** Something for which a mall is asked on behalf of a shop. Among the errands of a kind there is one at most of each subject. */
public interface Errand {

    ErrandKind<?> kind();

    UUID tenant();

    UUID shop();

    /** What it is about: the shop itself, or something of it. */
    default UUID subject() {
        return shop();
    }
}
