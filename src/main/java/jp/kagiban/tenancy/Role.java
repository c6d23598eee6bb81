package jp.kagiban.tenancy;

/** What a member is in a tenant. */
public enum Role {
    /** 管理者 */
    OWNER,
    /** 担当者 */
    MANAGER,
    /** 閲覧者 */
    VIEWER
}
