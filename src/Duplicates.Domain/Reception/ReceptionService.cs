namespace Duplicates.Domain.Reception;

/// <summary>For what people come to an office of the Corporation. Each has a stream of the electronic queue with a letter of its own (R6.3).</summary>
public enum ReceptionService
{
    /// <summary>To hand an application in (R2.2).</summary>
    Application,

    /// <summary>To collect a duplicate.</summary>
    Collection,

    /// <summary>To show or to hand in an original or another paper that was asked for (R3.3).</summary>
    Paper,

    /// <summary>To ask something.</summary>
    Question,
}

/// <summary>Letters of the streams.</summary>
public static class ReceptionServices
{
    private const string Letters = "АКТС";

    /// <summary>All of them, in the order in which they are offered.</summary>
    public static IReadOnlyList<ReceptionService> All { get; } = Enum.GetValues<ReceptionService>();

    /// <summary>The letter of a stream: one that both alphabets have, so that a ticket is read alike in both languages.</summary>
    /// <param name="service">The stream.</param>
    /// <returns>A Cyrillic capital letter.</returns>
    public static char Letter(this ReceptionService service) => Letters[(int)service];
}
