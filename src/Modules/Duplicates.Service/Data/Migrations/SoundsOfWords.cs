using Microsoft.EntityFrameworkCore.Migrations;

namespace Duplicates.Service.Data.Migrations;

/// <summary>
/// Brings to the words of names that are stored how they sound, as the program writes it of new ones since. Both engines know what it takes:
/// letters are replaced by sounds, and sounds that follow themselves are one.
/// </summary>
internal static class SoundsOfWords
{
    private const string Sounds =
        "аa бb вv дd еe эe зz иi йi ыi кk лl мm нn оo пp рr сs тt уu фf хh цc чx шx щx юiu яia жj гg ь ъ";

    private const string Once = "bcdfghijklmnpqrstvwxyz";

    /// <summary>Writes them.</summary>
    public static void Write(MigrationBuilder migration) => migration.Sql($"""
        INSERT INTO "CaseNameWords" ("OfficeId", "Word", "ApplicationId")
        SELECT DISTINCT "OfficeId", substr({Of("\"Word\"")}, 1, 310), "ApplicationId" FROM "CaseNameWords" WHERE length({Of("\"Word\"")}) > 1 AND "Word" NOT LIKE '~%'
        ON CONFLICT DO NOTHING
        """);

    /// <summary>The expression of SQL for how a folded Cyrillic word sounds, marked.</summary>
    /// <param name="word">An expression of SQL.</param>
    public static string Of(string word)
    {
        // «нг» is one sound, and a run of up to four becomes one
        var sound = Sounds.Split(' ').Aggregate($"replace({word}, 'нг', 'н')", (inner, pair) => $"replace({inner}, '{pair[0]}', '{pair[1..]}')");
        return $"('~' || {(Once + Once).Aggregate(sound, (inner, letter) => $"replace({inner}, '{letter}{letter}', '{letter}')")})";
    }
}
