/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.people;

import java.util.List;
import java.util.Optional;

/**
 * Names of one culture.
 *
 * @param share of a hundred people
 * @param familyFirst whether the family name is written first
 * @param reading how each name is read, in the order of the given names followed by that of the family names; empty where nobody asks
 */
record NameStock(
        int share, boolean familyFirst, List<String> given, List<String> family, Optional<List<String>> reading) {

    static final List<NameStock> ALL = List.of(
            of(
                    30,
                    "Anna,Ben,Clara,David,Emma,Felix,Greta,Hans,Ida,Jürgen,Käthe,Lukas,Mäx,Nora,Otto,Paula,Rüdiger,Sören,Ursula,Zoë",
                    "Müller,Mueller,Muller,Schmidt,Schmitt,Weiß,Weiss,Größer,Becker,Bäcker,Öztürk,Vogel,Zöller,Ärmel,von der Heide,Meyer-Lüdenscheidt"),
            of(
                    20,
                    "Alice,Bob,Carol,Dave,Eve,Frank,Grace,Heidi,Ivan,Judy,Mallory,Niaj,Olivia,Peggy,Rupert,Sybil,Trent,Victor,Walter,Wendy",
                    "Smith,Jones,Taylor,Brown,Williams,Wilson,Johnson,Davies,Robinson,Wright,O'Brien,MacDonald,Mc Donald,Smythe,St. John"),
            of(
                    15,
                    "Zoé,Élodie,André,François,Chloé,Benoît,Gaëlle,Hélène,Jérôme,Noël,Renée,Søren,Åsa,Ørjan,Łukasz,Žofie,Çağla,İbrahim,Işıl,Ñusta",
                    "Lefèvre,Dubois,Bélanger,Côté,Œuvrard,Østergaard,Ångström,Łęcki,Šimek,Çelik,Núñez,Đorđević,Þórsson,Coté,Côte,Cote"),
            of(
                    10,
                    "Алексей,Борис,Вера,Галина,Дмитрий,Елена,Ёлка,Жанна,Иван,Юлия",
                    "Иванов,Петров,Сидоров,Ёжиков,Жуков,Щербаков,Чайковский,Яковлев"),
            of(5, "Αθηνά,Βασίλης,Γιώργος,Ελένη,Ζωή,Ήρα", "Παπαδόπουλος,Αγγέλου,Ιωάννου,Ωνάσης"),
            of(4, "אברהם,דוד,מרים,שרה", "כהן,לוי,מזרחי,פרץ"),
            of(4, "أحمد,فاطمة,محمد,ليلى", "حسن,علي,الخطيب,منصور"),
            of(3, "สมชาย,มาลี,อนันต์", "ใจดี,แสงทอง,ศรีสุข"),
            new NameStock(
                    5,
                    true,
                    List.of("太郎", "花子", "健一", "さくら"),
                    List.of("山田", "田中", "鈴木", "青木", "渡辺"),
                    Optional.of(List.of("たろう", "はなこ", "けんいち", "さくら", "やまだ", "たなか", "すずき", "あおき", "わたなべ"))),
            new NameStock(2, true, List.of("伟", "芳", "娜"), List.of("王", "李", "张", "刘"), Optional.empty()),
            new NameStock(2, true, List.of("민준", "서연"), List.of("김", "이", "박"), Optional.empty()));

    private static NameStock of(int share, String given, String family) {
        return new NameStock(share, false, List.of(given.split(",")), List.of(family.split(",")), Optional.empty());
    }
}
