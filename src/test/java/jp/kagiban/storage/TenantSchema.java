package jp.kagiban.storage;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the schema of a database and tells where a tenant table does not begin with its tenant. */
final class TenantSchema {

    /** Tables that belong to no tenant, and why. */
    static final Map<String, String> NO_TENANT_TABLES = Map.ofEntries(
            Map.entry("company_invitation", "asks strangers to open a tenant that isn't there yet"),
            Map.entry("consent", "of a member, whatever his tenants"),
            Map.entry("errand_bucket", "a bucket has the tasks of many tenants"),
            Map.entry("errand_node", "a node works for all tenants"),
            Map.entry("flyway_schema_history", "Flyway's"),
            Map.entry("installation", "one row for the whole database"),
            Map.entry("password_reset", "of a member, whatever his tenants"),
            Map.entry("known_device", "browsers of a member, whatever his tenants"),
            Map.entry("login_delay", "counts addresses, of members or not"),
            Map.entry("mail_outbox", "mails go to members as such, and to strangers"),
            Map.entry("member", "one login space: a member belongs to several tenants"),
            Map.entry("member_address", "of a member, whatever his tenants"),
            Map.entry("member_session", "where a member is logged in, whatever his tenants"),
            Map.entry("mail_refusal", "addresses as such, shortened"),
            Map.entry("migrated_by", "tells of the whole database"),
            Map.entry("one_time_token", "links for members and strangers"),
            Map.entry("passkey", "of a member, whatever his tenants"),
            Map.entry("recovery_code", "of a member, whatever his tenants"),
            Map.entry("recovery_recipient", "its key opens those of all tenants"),
            Map.entry("portal_operator", "members who run the portal, outside all tenants"),
            Map.entry("scheduled_tasks", "db-scheduler's; its data names the tenant"),
            Map.entry("shred_attestation", "tells of keys above all tenants"),
            Map.entry("shred_certificate", "outlives its tenant"),
            Map.entry("sign_in", "tries to log in as a member, whatever his tenants, or as nobody"),
            Map.entry("tenant", "its row is the tenant; its id is what others call tenant_id"),
            Map.entry("throttle_bucket", "counts clients and addresses"),
            Map.entry("totp", "of a member, whatever his tenants"),
            Map.entry("vault_alarm", "is for those who run the portal, and outlives its tenant"),
            Map.entry("vault_canary", "checks the key above all tenants"),
            Map.entry("vault_node", "a node works for all tenants"));

    /** Columns that may begin an index or a foreign key of a tenant table, and why. */
    static final Map<String, String> FREE_COLUMNS = Map.of(
            "errand.bucket", "a bucket has the tasks of many tenants, and its due ones are looked up together",
            "delivery.state", "those who run the portal count what doesn't get through",
            "calendar_feed.token_hash", "whoever brings a token doesn't say whose calendar it is",
            "membership.member_id", "the memberships of one member are read before a tab has a tenant",
            "invitation.token_hash", "whoever brings a token doesn't say which company it is for",
            "mail_unsubscribe.token_hash", "whoever brings a link doesn't say which company it is for",
            "weekly_mail.token_hash", "a link doesn't name its company");

    private final DatabaseMetaData data;
    private final String catalog;
    private final String schema;

    TenantSchema(Connection connection) throws SQLException {
        data = connection.getMetaData();
        catalog = connection.getCatalog();
        schema = connection.getSchema();
    }

    /** One line for each breach. */
    List<String> breaches() throws SQLException {
        List<String> breaches = new ArrayList<>();
        for (String table : tables()) {
            String name = table.toLowerCase(Locale.ROOT);
            if (!columns(table).contains("tenant_id")) {
                if (!NO_TENANT_TABLES.containsKey(name)) {
                    breaches.add(name + " has no tenant_id");
                }
                continue;
            }
            Set<String> free = toMembers(table);
            keys(table).forEach((key, column) -> check(name, key, column, free, breaches));
        }
        return breaches;
    }

    private static void check(String table, String key, String first, Set<String> free, List<String> breaches) {
        if (!first.equals("tenant_id") && !free.contains(first) && !FREE_COLUMNS.containsKey(table + "." + first)) {
            breaches.add(table + ": " + key + " begins with " + first);
        }
    }

    Set<String> tables() throws SQLException {
        Set<String> tables = new TreeSet<>();
        try (ResultSet rows = data.getTables(catalog, schema, "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (rows.next()) {
                tables.add(rows.getString("TABLE_NAME"));
            }
        }
        return tables;
    }

    private Set<String> columns(String table) throws SQLException {
        Set<String> columns = new TreeSet<>();
        try (ResultSet rows = data.getColumns(catalog, schema, table, "%")) {
            while (rows.next()) {
                columns.add(rows.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
            }
        }
        return columns;
    }

    /** Members belong to no tenant: a reference to one, and the index that InnoDB makes for it, can't begin with the tenant. */
    private Set<String> toMembers(String table) throws SQLException {
        Set<String> columns = new TreeSet<>();
        try (ResultSet rows = data.getImportedKeys(catalog, schema, table)) {
            while (rows.next()) {
                if (rows.getString("PKTABLE_NAME").equalsIgnoreCase("member")) {
                    columns.add(rows.getString("FKCOLUMN_NAME").toLowerCase(Locale.ROOT));
                }
            }
        }
        return columns;
    }

    /** The first column of each primary key, index (unique ones and those made for a foreign key too) and foreign key. */
    private Map<String, String> keys(String table) throws SQLException {
        Map<String, String> first = new TreeMap<>();
        try (ResultSet rows = data.getPrimaryKeys(catalog, schema, table)) {
            collect("primary key", rows, "PK_NAME", "KEY_SEQ", "COLUMN_NAME", first);
        }
        try (ResultSet rows = data.getIndexInfo(catalog, schema, table, false, true)) {
            collect("index", rows, "INDEX_NAME", "ORDINAL_POSITION", "COLUMN_NAME", first);
        }
        try (ResultSet rows = data.getImportedKeys(catalog, schema, table)) {
            collect("foreign key", rows, "FK_NAME", "KEY_SEQ", "FKCOLUMN_NAME", first);
        }
        return first;
    }

    private static void collect(
            String kind, ResultSet rows, String name, String position, String column, Map<String, String> first)
            throws SQLException {
        while (rows.next()) {
            if (rows.getInt(position) == 1) {
                String key = kind + " " + rows.getString(name).toLowerCase(Locale.ROOT);
                first.put(key, rows.getString(column).toLowerCase(Locale.ROOT));
            }
        }
    }
}
