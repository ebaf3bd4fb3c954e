using OrchardCore.ContentManagement;
using YesSql.Indexes;

namespace Duplicates.OrchardCore.Items;

/// <summary>Finds items by case, number, status, school and due date.</summary>
public sealed class CaseItemIndex : MapIndex
{
    /// <summary>The item.</summary>
    public string ContentItemId { get; set; } = string.Empty;

    /// <summary>Application or CertificateDuplicate.</summary>
    public string ContentType { get; set; } = string.Empty;

    /// <summary>The case, or the duplicate: what the item stands for.</summary>
    public string SubjectId { get; set; } = string.Empty;

    /// <summary>The public number, or series and number of the blank.</summary>
    public string Number { get; set; } = string.Empty;

    /// <summary>Where the case stands; of a duplicate, Valid or Invalid.</summary>
    public string Status { get; set; } = string.Empty;

    /// <summary>The localisation set of the school.</summary>
    public string School { get; set; } = string.Empty;

    /// <summary>The last day by law, or the day of issue.</summary>
    public DateTime? DueDate { get; set; }
}

/// <summary>Fills the index.</summary>
public sealed class CaseItemIndexProvider : IndexProvider<ContentItem>
{
    /// <inheritdoc />
    public override void Describe(DescribeContext<ContentItem> context) => context.For<CaseItemIndex>()
        .When(item => CaseItemTypes.Contains(item.ContentType) && item.Latest)
        .Map(item => item.ContentType == CaseItemTypes.Application ? Of(item, item.Find<ApplicationPart>()) : Of(item, item.Find<CertificateDuplicatePart>()));

    private static CaseItemIndex Of(ContentItem item, ApplicationPart? part) => part is null ? Of(item) : new()
    {
        ContentItemId = item.ContentItemId,
        ContentType = item.ContentType,
        SubjectId = part.CaseId,
        Number = part.Number.Text ?? string.Empty,
        Status = part.Status.Text ?? string.Empty,
        School = part.School.Text ?? string.Empty,
        DueDate = part.DueDate.Value,
    };

    private static CaseItemIndex Of(ContentItem item, CertificateDuplicatePart? part) => part is null ? Of(item) : new()
    {
        ContentItemId = item.ContentItemId,
        ContentType = item.ContentType,
        SubjectId = part.DuplicateId,
        Number = $"{part.Series.Text} {part.Number.Text}",
        Status = part.IsValid ? "Valid" : "Invalid",
        School = part.School.Text ?? string.Empty,
        DueDate = part.IssueDate.Value,
    };

    private static CaseItemIndex Of(ContentItem item) => new() { ContentItemId = item.ContentItemId, ContentType = item.ContentType };
}
