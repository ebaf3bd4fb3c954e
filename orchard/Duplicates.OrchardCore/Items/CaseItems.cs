using System.Text.Json.Nodes;
using Duplicates.OrchardCore.Workflows;
using Duplicates.Service.Following;
using OrchardCore.ContentManagement;
using YesSql;

namespace Duplicates.OrchardCore.Items;

/// <summary>Keeps one Application item for each case and one CertificateDuplicate item for each duplicate. The caller holds the lock of the case.</summary>
internal sealed class CaseItems(ISession session, IContentManager contents)
{
    /// <summary>Brings the items to what the case is; what is so already is not touched.</summary>
    public async Task KeepAsync(FollowedCase followed, CancellationToken cancellationToken)
    {
        var caseId = CaseWorkflows.CaseIdOf(followed.Id);
        await KeepAsync(CaseItemTypes.Application, caseId, Spoken(followed.Number), item => item.Alter<ApplicationPart>(part => Fill(part, followed)), cancellationToken);
        foreach (var duplicate in followed.Duplicates)
        {
            await KeepAsync(
                CaseItemTypes.CertificateDuplicate,
                CaseWorkflows.CaseIdOf(duplicate.Id),
                $"{duplicate.Series} № {duplicate.Number}",
                item => item.Alter<CertificateDuplicatePart>(part => Fill(part, duplicate, caseId)),
                cancellationToken);
        }
    }

    private async Task KeepAsync(string contentType, string subjectId, string title, Action<ContentItem> fill, CancellationToken cancellationToken)
    {
        var known = await session.Query<ContentItem, CaseItemIndex>(index => index.SubjectId == subjectId && index.ContentType == contentType).FirstOrDefaultAsync(cancellationToken);
        var item = known ?? await contents.NewAsync(contentType);
        var before = ((JsonObject)item.Content).ToJsonString();
        fill(item);
        item.DisplayText = title;
        if (known is null)
        {
            await contents.CreateAsync(item, VersionOptions.Published);
        }
        else if (before != ((JsonObject)item.Content).ToJsonString())
        {
            await contents.UpdateAsync(item);
        }
    }

    private static void Fill(ApplicationPart part, FollowedCase followed)
    {
        part.CaseId = CaseWorkflows.CaseIdOf(followed.Id);
        part.Number.Text = followed.Number;
        part.Status.Text = followed.State.ToString();
        part.School.Text = followed.OfficeId;
        part.DueDate.Value = followed.DueOn?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
    }

    private static void Fill(CertificateDuplicatePart part, FollowedDuplicate duplicate, string caseId)
    {
        part.CaseId = caseId;
        part.DuplicateId = CaseWorkflows.CaseIdOf(duplicate.Id);
        part.IsValid = duplicate.IsValid;
        part.Kind.Text = $"{duplicate.Kind.Level}.{duplicate.Kind.Distinction}";
        part.School.Text = duplicate.OfficeId;
        part.IssueDate.Value = duplicate.IssuedOn.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        part.Series.Text = duplicate.Series;
        part.Number.Text = duplicate.Number;
    }

    /// <summary>As people read a number: 123-456-789.</summary>
    private static string Spoken(string number) => $"{number[..3]}-{number[3..6]}-{number[6..]}";
}
