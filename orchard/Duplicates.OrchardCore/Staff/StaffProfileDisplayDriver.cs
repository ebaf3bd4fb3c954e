using Duplicates.Service.Offices;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using OrchardCore.DisplayManagement.Entities;
using OrchardCore.DisplayManagement.Handlers;
using OrchardCore.DisplayManagement.Views;
using OrchardCore.Mvc.ModelBinding;
using OrchardCore.Users;
using OrchardCore.Users.Models;

namespace Duplicates.OrchardCore.Staff;

/// <summary>Office and name of a member of staff in Orchard's editor of users; only whoever may edit users sees and changes them.</summary>
internal sealed class StaffProfileDisplayDriver(IOffices offices, IAuthorizationService authorization, IHttpContextAccessor http, IStringLocalizer<StaffProfileDisplayDriver> texts)
    : SectionDisplayDriver<User, StaffProfile>
{
    /// <inheritdoc />
    public override IDisplayResult Edit(User user, StaffProfile profile, BuildEditorContext context) => Initialize<StaffProfileViewModel>("StaffProfile_Edit", model =>
    {
        var language = Duplicates.Service.Web.Culture.SiteLanguage.Current.Code;
        (model.DisplayName, model.Office) = (profile.DisplayName, profile.Office);
        model.Offices = [.. offices.All.Select(office => (office.Id, Name: office.Name.In(language))).OrderBy(office => office.Name, StringComparer.CurrentCulture)];
    }).Location("Content:3").RenderWhen(MayEditAsync);

    /// <inheritdoc />
    public override async Task<IDisplayResult> UpdateAsync(User user, StaffProfile profile, UpdateEditorContext context)
    {
        if (await MayEditAsync())
        {
            var model = new StaffProfileViewModel();
            await context.Updater.TryUpdateModelAsync(model, Prefix, form => form.DisplayName, form => form.Office);
            if (!string.IsNullOrEmpty(model.Office) && offices.Find(model.Office) is null)
            {
                context.Updater.ModelState.AddModelError(Prefix, nameof(model.Office), texts["There is no such office."]);
            }

            (profile.DisplayName, profile.Office) = (model.DisplayName?.Trim() ?? string.Empty, model.Office ?? string.Empty);
        }

        return Edit(user, profile, context);
    }

    private Task<bool> MayEditAsync() => authorization.AuthorizeAsync(http.HttpContext!.User, UsersPermissions.EditUsers);
}

/// <summary>The editor of a staff profile.</summary>
public class StaffProfileViewModel
{
    /// <summary>The name shown in the history of cases.</summary>
    public string? DisplayName { get; set; }

    /// <summary>The localisation set of the office; empty for the ministry.</summary>
    public string? Office { get; set; }

    /// <summary>The offices that there are.</summary>
    public IReadOnlyList<(string Id, string Name)> Offices { get; set; } = [];
}
