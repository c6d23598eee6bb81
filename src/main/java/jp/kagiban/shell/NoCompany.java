package jp.kagiban.shell;

/** The member belongs to no company, or no longer to the one of their tab. Public, since Vaadin makes it by reflection. */
public class NoCompany extends RuntimeException {}
