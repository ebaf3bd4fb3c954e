using OrchardCore.ContentFields.Fields;
using OrchardCore.ContentManagement;

namespace Duplicates.OrchardCore.Items;

/// <summary>What the admin list needs of a case; nothing about the people in it.</summary>
public sealed class ApplicationPart : ContentPart
{
    /// <summary>The case.</summary>
    public string CaseId { get; set; } = string.Empty;

    /// <summary>The public number, nine digits.</summary>
    public TextField Number { get; set; } = new();

    /// <summary>Where the case stands.</summary>
    public TextField Status { get; set; } = new();

    /// <summary>The localisation set of the school that holds it.</summary>
    public TextField School { get; set; } = new();

    /// <summary>The last day by law (R5.1).</summary>
    public DateField DueDate { get; set; } = new();
}

/// <summary>What the admin list needs of a duplicate; nothing about the person whom it names.</summary>
public sealed class CertificateDuplicatePart : ContentPart
{
    /// <summary>The case.</summary>
    public string CaseId { get; set; } = string.Empty;

    /// <summary>The duplicate's own identity.</summary>
    public string DuplicateId { get; set; } = string.Empty;

    /// <summary>Whether it was neither annulled nor spoiled.</summary>
    public bool IsValid { get; set; }

    /// <summary>Level and distinction.</summary>
    public TextField Kind { get; set; } = new();

    /// <summary>The localisation set of the issuing school.</summary>
    public TextField School { get; set; } = new();

    /// <summary>When it was issued.</summary>
    public DateField IssueDate { get; set; } = new();

    /// <summary>The series of the blank.</summary>
    public TextField Series { get; set; } = new();

    /// <summary>The number of the blank.</summary>
    public TextField Number { get; set; } = new();
}

/// <summary>The names of the content types that the service keeps.</summary>
internal static class CaseItemTypes
{
    public const string Application = nameof(Application);
    public const string CertificateDuplicate = nameof(CertificateDuplicate);

    /// <summary>Both.</summary>
    public static IReadOnlyList<string> All { get; } = [Application, CertificateDuplicate];

    /// <summary>Whether items of the type belong to cases.</summary>
    public static bool Contains(string? contentType) => contentType is Application or CertificateDuplicate;
}
