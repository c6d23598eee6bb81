package jp.kagiban.tenancy;

/** A member's role in a tenant. */
public enum Role {
    /** 管理者 */
    OWNER,
    /** 担当者 */
    MANAGER,
    /** 閲覧者 */
    VIEWER
}
