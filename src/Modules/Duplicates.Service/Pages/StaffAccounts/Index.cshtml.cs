using Duplicates.Service.Offices;
using Duplicates.Service.StaffAccounts;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Pages.StaffAccounts;

/// <summary>The accounts that this person manages, by e-mail.</summary>
internal sealed class IndexModel(StaffAccountDesk desk, IOffices offices, OfficeSearch search, IStringLocalizer<ServiceTexts> texts) : StaffAccountsPage(desk, offices, texts)
{
    private const int PageSize = 50;
    private const int MostOffices = 100;

    /// <summary>The beginning of an e-mail, or words of an organisation.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>The e-mail with which the page before ended.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<StaffAccountState> Accounts { get; private set; } = [];

    /// <summary>The e-mail after which the next page begins; null on the last page.</summary>
    public string? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var sought = string.IsNullOrWhiteSpace(Q) ? null : Q.Trim();
        IReadOnlyList<string>? within = Keeper.IsAdministrator ? null : [Keeper.OfficeId];
        if (Keeper.IsAdministrator && sought is not null)
        {
            // part of an address may look like the beginning of a place
            var (offices, understood) = search.Find(sought, ReaderLanguage.Current, []);
            within = understood.IsExact ? [.. offices.Take(MostOffices).Select(office => office.Id)] : [];
        }

        var found = await Desk.Accounts.ListAsync(new(within, Keeper.IsAdministrator ? sought : null, After, PageSize + 1), cancellationToken);
        Accounts = [.. found.Take(PageSize)];
        Next = found.Count > PageSize ? Accounts[^1].Email : null;
    }
}
