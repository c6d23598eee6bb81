package jp.kagiban.manual.drawing;

import jp.kagiban.manual.drawing.Mark.Where;

/** The screens of RMS, with RMS's own words, which are Japanese in each language. */
final class RmsScreens {

    private static final String RMS = "RMS";
    private static final int MENU = 178;
    private static final int CONTENT = 198;
    private static final String SETTINGS = "利用設定";
    private static final String LICENCE = "ライセンス情報";
    private static final String USE = "利用する";
    private static final String CHECK = "確認する";

    private RmsScreens() {}

    /** The screen of one of the steps 1 to 11. */
    static Picture of(int step) {
        return switch (step) {
            case 1 -> mainMenu();
            case 2 -> services();
            case 3 -> application();
            case 4 -> terms();
            case 5 -> apps();
            case 6 -> functions();
            case 7 -> choice();
            case 8 -> secret();
            case 9 -> settings();
            case 10 -> robot();
            default -> issue();
        };
    }

    private static Picture mainMenu() {
        Sketch sketch = new Sketch(RMS, "トップ画面");
        Box window = sketch.window(206);
        sketch.menu(window, MENU + 20);
        sketch.bars(18, 52, 96, 124, 82, 110);
        Box entry = sketch.entry(18, 136, "店舗様向け情報・サービス");
        sketch.bars(18, 156, 104, 90);
        sketch.bars(222, 52, 142, 156, 112, 150, 88);
        return sketch.mark(entry, "店舗様向け情報・サービス", Where.MENU).picture();
    }

    private static Picture services() {
        Sketch sketch = new Sketch(RMS, "店舗様向け情報・サービス");
        sketch.window(196);
        sketch.bars(24, 54, 150, 188, 132, 170);
        Box entry = sketch.entry(24, 138, "WEB APIサービス");
        sketch.bars(24, 158, 164);
        sketch.bars(244, 54, 116, 96, 128, 84, 110);
        return sketch.mark(entry, "WEB APIサービス", Where.LIST).picture();
    }

    private static Picture application() {
        Sketch sketch = new Sketch(RMS, "WEB APIサービス");
        Box window = sketch.window(258);
        sketch.menu(window, MENU);
        sketch.heading(14, 56, "1 サービス").bar(22, 68, 86);
        Box entry = sketch.entry(20, 103, "1-2 申込、利用規約確認");
        sketch.bars(22, 122, 96, 110);
        sketch.heading(14, 170, "2 利用設定").bar(22, 182, 84);
        sketch.heading(14, 214, "3 サポート").bars(22, 226, 98, 80);
        sketch.bars(CONTENT + 8, 54, 110, 166, 176, 150, 170, 130);
        return sketch.mark(entry, "1-2 申込、利用規約確認", Where.MENU).picture();
    }

    private static Picture terms() {
        Sketch sketch = new Sketch(RMS, "申込、利用規約確認");
        sketch.window(236);
        sketch.heading(24, 60, "RMS WEB SERVICE利用規約");
        sketch.bars(24, 78, 340, 320, 348, 290, 336, 210);
        sketch.line(24, 178, 352);
        Box agree = sketch.button(132, 190, "規約に同意する");
        return sketch.mark(agree, "規約に同意する", Where.BOTTOM).picture();
    }

    private static Picture apps() {
        Sketch sketch = new Sketch(RMS, "アプリ一覧");
        Box window = sketch.window(222);
        sketch.menu(window, MENU);
        sketch.heading(14, 56, "1 サービス").bars(22, 68, 86, 104);
        Box menu = settingsMenu(sketch, 118);
        sketch.heading(14, 190, "3 サポート").bar(22, 202, 92);
        sketch.note(CONTENT + 112, 60, "登録者").bar(CONTENT + 6, 52, 70).line(CONTENT, 70, 182);
        sketch.bar(CONTENT + 6, 84, 92).bar(CONTENT + 112, 84, 56).line(CONTENT, 106, 182);
        sketch.bar(CONTENT + 6, 120, 78);
        Box row = sketch.text(CONTENT + 112, 129, "店舗様");
        sketch.line(CONTENT, 142, 182);
        return sketch.mark(menu, "2-1 アプリ一覧", Where.MENU)
                .mark(row, "店舗様", Where.LIST)
                .picture();
    }

    private static Box settingsMenu(Sketch sketch, int y) {
        sketch.heading(14, y, "2 利用設定");
        Box entry = sketch.entry(20, y + 26, "2-1 アプリ一覧");
        sketch.bar(22, y + 42, 84);
        return entry;
    }

    private static Picture functions() {
        Sketch sketch = new Sketch(RMS, SETTINGS);
        Box window = sketch.window(206);
        sketch.menu(window, MENU);
        sketch.heading(14, 56, "1 サービス").bars(22, 68, 86, 104);
        settingsMenu(sketch, 118);
        sketch.bars(CONTENT, 52, 96, 160);
        sketch.heading(CONTENT, 114, "利用機能一覧").line(CONTENT, 124, 182);
        Box edit = sketch.button(CONTENT + 26, 140, "利用機能編集");
        return sketch.mark(edit, "利用機能編集", Where.MIDDLE).picture();
    }

    private static Picture choice() {
        Sketch sketch = new Sketch(RMS, "利用機能編集");
        sketch.window(234);
        String[] functions = {"license.expiryDate.get", "rpay.order.searchOrder", "rpay.order.getOrder"};
        sketch.note(24, 58, "機能名").note(284, 58, "利用状態").line(24, 68, 352);
        int y = 92;
        for (String function : functions) {
            sketch.text(24, y, function);
            sketch.ticked(284, y, USE);
            sketch.line(24, y + 12, 352);
            y += 32;
        }
        Box column = new Box(282, 76, 84, 84);
        sketch.idle(112, 190, "戻る");
        Box check = sketch.button(202, 190, CHECK);
        sketch.arrow(200, 246, 18);
        sketch.window(274, 118, "確認");
        sketch.bars(24, 324, 230, 186);
        Box register = sketch.button(264, 346, "登録する");
        return sketch.mark(column, USE, Where.LIST)
                .mark(check, CHECK, Where.BOTTOM)
                .mark(register, "登録する", Where.NEXT_SCREEN)
                .picture();
    }

    /** The table of what is in use, and the box of the secret in it. */
    private static Box usage(Sketch sketch) {
        sketch.heading(24, 60, "最新の利用情報").line(24, 70, 352);
        sketch.text(24, 94, "serviceSecret");
        Box secret = sketch.text(148, 94, "SP123456_••••••••");
        sketch.note(336, 94, "有効").line(24, 106, 352);
        sketch.text(24, 130, "licenseKey");
        sketch.bar(148, 121, 120).note(336, 130, "有効").line(24, 142, 352);
        return secret;
    }

    private static Picture secret() {
        Sketch sketch = new Sketch(RMS, SETTINGS);
        sketch.window(208);
        Box secret = usage(sketch);
        sketch.idle(100, 160, "ライセンスキーの確認・変更");
        return sketch.mark(secret, "serviceSecret", Where.LIST).picture();
    }

    private static Picture settings() {
        Sketch sketch = new Sketch(RMS, SETTINGS);
        sketch.window(208);
        usage(sketch);
        Box change = sketch.button(100, 160, "ライセンスキーの確認・変更");
        return sketch.mark(change, "ライセンスキーの確認・変更", Where.BOTTOM).picture();
    }

    private static void key(Sketch sketch, int y, String text) {
        sketch.text(24, y, text);
        sketch.bar(150, y - 9, 84).note(256, y, "利用可能");
    }

    private static Picture robot() {
        Sketch sketch = new Sketch(RMS, LICENCE);
        sketch.window(246);
        sketch.note(24, 58, "キー情報").note(150, 58, "有効期限").note(256, 58, "状態").line(24, 68, 352);
        key(sketch, 92, "末尾4桁 ••••");
        sketch.line(24, 104, 352).heading(24, 136, "セキュリティチェック");
        Box box = sketch.ticked(28, 170, "ロボットによる操作ではありません");
        sketch.idle(112, 200, "戻る");
        Box check = sketch.button(202, 200, CHECK);
        return sketch.mark(box, "ロボットによる操作ではありません", Where.MIDDLE)
                .mark(check, CHECK, Where.BOTTOM)
                .picture();
    }

    private static Picture issue() {
        Sketch sketch = new Sketch(RMS, LICENCE);
        sketch.window(266);
        sketch.note(24, 58, "キー情報").note(150, 58, "有効期限").note(256, 58, "状態").line(24, 68, 352);
        key(sketch, 92, "末尾4桁 ••••");
        sketch.note(326, 92, "利用停止").line(24, 104, 352);
        Box issue = sketch.button(94, 126, "新しいライセンスキーを発行");
        sketch.arrow(192, 172, 20);
        Box fresh = sketch.field(100, 206, 186, "licenseKey", "SL123456_••••••••");
        return sketch.mark(issue, "新しいライセンスキーを発行", Where.MIDDLE)
                .mark(fresh, "licenseKey", Where.BOTTOM)
                .picture();
    }
}
