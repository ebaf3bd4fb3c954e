using Duplicates.Service.Tests.Hosting;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Duplicates.Service.Tests.Access;

/// <summary>
/// Who may open which page. Case and draft belong to the <see cref="AccessVisitors.Concerned"/>, to none of the <see cref="AccessVisitors.Strangers"/>.
/// </summary>
[Collection(AccessTables.Name)]
public sealed class WhoMayOpenWhatTests(SqliteHost host)
{
    /// <summary>The letters are those of <see cref="AccessVisitors.Letter"/>, the columns those of <see cref="AccessVisitors.Strangers"/> and <see cref="AccessVisitors.Concerned"/>.</summary>
    private static readonly Dictionary<string, string> Expected = new(StringComparer.Ordinal)
    {
        //                                                     nobody citizen clerk head operator editor inspector administrator owner clerk head
        [""] = /*                                                  */ "O O O O O O O O O O O",
        ["{slug}"] = /*                                            */ "O O O O O O O O O O O",
        ["addresses"] = /*                                         */ "O O O O O O O O O O O",
        ["addresses/results"] = /*                                 */ "O O O O O O O O O O O",
        ["addresses/{office}"] = /*                                */ "O O O O O O O O O O O",
        ["addresses/{office}/card"] = /*                           */ "O O O O O O O O O O O",
        ["calendar/{year:int?}"] = /*                              */ "O O O O O O O O O O O",
        ["search"] = /*                                            */ "O O O O O O O O O O O",
        ["schedule"] = /*                                          */ "O O O O O O O O O O O",
        ["track"] = /*                                             */ "O O O O O O O O O O O",
        ["verify/{code?}"] = /*                                    */ "O O O O O O O O O O O",
        ["verify/letter/{code}"] = /*                              */ "O O O O O O O O O O O",
        ["booking"] = /*                                           */ "O O O O O O O O O O O",
        ["booking/figures"] = /*                                   */ "O O O O O O O O O O O",
        ["booking/office/{office}"] = /*                           */ "N N N N N N N N N N N",
        ["booking/office/{office}/{service}"] = /*                 */ "N N N N N N N N N N N",
        ["booking/hold/{id:guid}"] = /*                            */ "O O O O O O O O O O O",
        ["booking/visit/{token}"] = /*                             */ "N N N N N N N N N N N",
        ["booking/visit/{token}/move"] = /*                        */ "N N N N N N N N N N N",
        ["booking/visit/{token}/cancel"] = /*                      */ "N N N N N N N N N N N",
        ["queue/board/{office}"] = /*                              */ "N N N N N N N N N N N",
        ["queue/door/{office}"] = /*                               */ "N N N N N N N N N N N",
        ["queue/kiosk/{office}/{key}"] = /*                        */ "N N N N N N N N N N N",
        ["queue/ticket/{code}"] = /*                               */ "N N N N N N N N N N N",
        ["queue/desk"] = /*                                        */ "T F F F O F F F F F F",
        ["queue/now"] = /*                                         */ "T F F F F F F F F F F",
        ["queue/poster"] = /*                                      */ "T F F F F F F F F F F",
        ["queue/reception"] = /*                                   */ "T F F F F F F F F F F",
        ["oversight/counters"] = /*                                */ "T F F F F F O F F F F",
        ["queue/figures"] = /*                                     */ "T F F F F F O F F F F",
        ["queue/arrive/{token}"] = /*                              */ "L L L L L L L L L L L",
        ["queue/blocks"] = /*                                      */ "T F F F F F F F F F F",
        ["sign-in"] = /*                                           */ "O O O O O O O O O O O",
        ["sign-in/{id:guid}"] = /*                                 */ "O O O O O O O O O O O",
        ["sign-in/signature"] = /*                                 */ "N N N N N N N N N N N",
        ["sign-in/phone/{id:guid}"] = /*                           */ "L L L L L L L L L L L",
        ["sign-in/staff"] = /*                                     */ "O O O O O O O O O O O",
        ["session"] = /*                                           */ "S E F F F F F F E F F",
        ["sign-out"] = /*                                          */ "L L L L L L L L L L L",
        ["errors/{code:int}"] = /*                                 */ "N N N N N N N N N N N",
        ["apply"] = /*                                             */ "L L F F F F F F O F F",
        ["apply/new/whose"] = /*                                    */ "O O F F F F F F O F F",
        ["apply/{id:guid}/whose"] = /*                             */ "S N F F F F F F O F F",
        ["apply/{id:guid}/name"] = /*                              */ "S N F F F F F F O F F",
        ["apply/{id:guid}/document"] = /*                          */ "S N F F F F F F L F F",
        ["apply/{id:guid}/school"] = /*                            */ "S N F F F F F F L F F",
        ["apply/{id:guid}/no-school"] = /*                         */ "S N F F F F F F L F F",
        ["apply/{id:guid}/files"] = /*                             */ "S N F F F F F F L F F",
        ["apply/{id:guid}/files/{file:guid}"] = /*                 */ "S N F F F F F F N F F",
        ["apply/{id:guid}/contacts"] = /*                          */ "S N F F F F F F L F F",
        ["apply/{id:guid}/check"] = /*                             */ "S N F F F F F F L F F",
        ["apply/{id:guid}/sign/{codeId:guid}"] = /*                */ "S N F F F F F F O F F",
        ["apply/{id:guid}/signature"] = /*                         */ "S N F F F F F F N F F",
        ["account"] = /*                                           */ "T F O O O O O O F O O",
        ["admin/accounts"] = /*                                    */ "T F F F F F F O F F F",
        ["admin/accounts/new"] = /*                                */ "T F F F F F F O F F F",
        ["admin/accounts/{id}"] = /*                               */ "T F F F F F F N F F F",
        ["admin/accounts/{id}/acting"] = /*                        */ "T F F F F F F N F F F",
        ["admin"] = /*                                             */ "T F F F F F F O F F F",
        ["admin/audit"] = /*                                       */ "T F F F F F F O F F F",
        ["admin/accounts/import"] = /*                             */ "T F F F F F F O F F F",
        ["admin/accounts/import/{id:guid}"] = /*                   */ "T F F F F F F N F F F",
        ["sign-in/staff/second"] = /*                              */ "L L L L L L L L L L L",
        ["sign-in/staff/set-up"] = /*                              */ "L L L L L L L L L L L",
        ["invitation/{token}"] = /*                                */ "O O O O O O O O O O O",
        ["my"] = /*                                                */ "S O F F F F F F O F F",
        ["my/{number}"] = /*                                       */ "S N F F F F F F O F F",
        ["my/phone"] = /*                                          */ "S O F F F F F F O F F",
        ["my/phone/not-confirmed"] = /*                            */ "S O F F F F F F O F F",
        ["my/phone/{id:guid}"] = /*                                */ "S O F F F F F F O F F",
        ["staff/intake"] = /*                                      */ "T F O O O F F F F O O",
        ["staff/intake/{id:guid}/person"] = /*                     */ "T F N N N F F F F N N",
        ["staff/intake/{id:guid}/phone/{codeId:guid}"] = /*        */ "T F N N N F F F F N N",
        ["staff/intake/{id:guid}/request"] = /*                    */ "T F N N N F F F F N N",
        ["staff/intake/{id:guid}/papers"] = /*                     */ "T F N N N F F F F N N",
        ["staff/intake/{id:guid}/form"] = /*                       */ "T F N N N F F F F N N",
        ["staff/intake/{id:guid}/files/{file:guid}"] = /*          */ "T F N N N F F F F N N",
        ["staff/intake/accepted/{number}"] = /*                    */ "T F N N N F F F F O O",
        ["staff/intake/{id:guid}/school"] = /*                 */ "T F N N N F F F F N N",
        ["staff/intake/{id:guid}/signature"] = /*              */ "T F N N N F F F F N N",
        ["staff/intake/accepted/{number}/documents/{kind}"] = /* */ "T F N N N F F F F O O",
        ["staff/home-visits"] = /* */ "T F F F O F F F F F F",
        ["staff/home-visits/new"] = /* */ "T F F F O F F F F F F",
        ["staff/home-visits/offline"] = /* */ "T F F F O F F F F F F",
        ["staff/home-visits/worker.js"] = /* */ "T F F F O F F F F F F",
        ["staff/home-visits/route/{day}"] = /* */ "T F F F O F F F F F F",
        ["staff/home-visits/{id:guid}"] = /* */ "T F F F N F F F F F F",
        ["staff/home-visits/{id:guid}/school"] = /* */ "T F F F N F F F F F F",
        ["staff/home-visits/{id:guid}/intake"] = /* */ "T F F F N F F F F F F",
        ["counter/mirror"] = /*                                */ "O O O O O O O O O O O",
        ["counter/mirror/{token}"] = /*                        */ "L L L L L L L L L L L",
        ["staff/courier"] = /*                                 */ "T F O O O F F F F O O",
        ["staff/courier/{id:guid}"] = /*                       */ "T F N N N F F F F N N",
        ["staff/letters"] = /*                                     */ "T F O O F F F F F O O",
        ["staff/cases/{number}/send-again"] = /*                   */ "T F N N F F F F F R R",
        ["staff/cases/{number}/receipt-again"] = /*                */ "T F N N F F F F F R R",
        ["staff/phone"] = /*                                       */ "T F O O O F F F F O O",
        ["staff/phone/{id:guid}"] = /*                             */ "T F O O O F F F F O O",
        ["my/{number}/minutes"] = /* */ "S N F F F F F F L F F",
        ["my/{number}/hearing"] = /*                               */ "S N F F F F F F L F F",
        ["my/{number}/documents/{kind}"] = /*                      */ "S N F F F F F F O F F",
        ["my/{number}/files/{file:guid}"] = /*                     */ "S N F F F F F F N F F",
        ["editor"] = /*                                            */ "T F F F F O F F F F F",
        ["editor/offices"] = /*                                    */ "T F F F F O F F F F F",
        ["editor/offices/import"] = /*                             */ "T F F F F O F F F F F",
        ["editor/offices/import/sample"] = /*                      */ "T F F F F O F F F F F",
        ["editor/offices/import/{id:guid}"] = /*                   */ "T F F F F N F F F F F",
        ["editor/offices/import/{id:guid}/report"] = /*            */ "T F F F F N F F F F F",
        ["editor/search"] = /*                                     */ "T F F F F O F F F F F",
        ["editor/search/synonym"] = /*                             */ "T F F F F O F F F F F",
        ["editor/calendar/{year:int?}"] = /*                       */ "T F F F F O F F F F F",
        ["editor/calendar/{year:int}/publish"] = /*                */ "T F F F F N F F F F F",
        ["editor/items/{set}"] = /*                                */ "T F F F F N F F F F F",
        ["editor/items/{set}/edit"] = /*                           */ "T F F F F N F F F F F",
        ["editor/items/{set}/versions/{version}"] = /*             */ "T F F F F N F F F F F",
        ["preview/{token}"] = /*                                   */ "N N N N N N N N N N N",
        ["staff"] = /*                                             */ "T F O O F F F F F O O",
        ["staff/cases/{number}"] = /*                              */ "T F N N F F F F F O O",
        ["staff/cases/{number}/start"] = /*                        */ "T F N N F F F F F R R",
        ["staff/cases/{number}/found"] = /*                        */ "T F N N F F F F F R R",
        ["staff/cases/{number}/search"] = /*                       */ "T F N N F F F F F R R",
        ["staff/cases/{number}/propose"] = /*                      */ "T F N N F F F F F R R",
        ["staff/cases/{number}/return"] = /*                       */ "T F N N F F F F F R O",
        ["staff/cases/{number}/approve"] = /*                      */ "T F N N F F F F F R O",
        ["staff/cases/{number}/hearing"] = /*                      */ "T F N N F F F F F R R",
        ["staff/cases/{number}/remark"] = /* */ "T F N N F F F F F R R",
        ["staff/cases/{number}/answer"] = /* */ "T F N N F F F F F R R",
        ["staff/cases/{number}/hearing-answer"] = /* */ "T F N N F F F F F R R",
        ["staff/cases/{number}/minutes-remark"] = /* */ "T F N N F F F F F R R",
        ["staff/cases/{number}/withdrawal"] = /* */ "T F N N F F F F F O O",
        ["staff/cases/{number}/hearing-time"] = /*                 */ "T F N N F F F F F R R",
        ["staff/cases/{number}/hearing-record"] = /*               */ "T F N N F F F F F R R",
        ["staff/cases/{number}/refuse"] = /*                       */ "T F N N F F F F F R R",
        ["staff/cases/{number}/prepare"] = /*                      */ "T F N N F F F F F R R",
        ["staff/cases/{number}/ready"] = /*                        */ "T F N N F F F F F R R",
        ["staff/cases/{number}/hand-over"] = /*                    */ "T F N N F F F F F R R",
        ["staff/cases/{number}/redirect"] = /*                     */ "T F N N F F F F F R R",
        ["staff/cases/{number}/annul"] = /*                        */ "T F N N F F F F F R R",
        ["staff/cases/{number}/spoil"] = /*                        */ "T F N N F F F F F R R",
        ["staff/cases/{number}/send"] = /*                         */ "T F N N F F F F F R R",
        ["staff/blanks"] = /*                                      */ "T F O O F F F F F O O",
        ["staff/blanks/receive"] = /*                              */ "T F O O F F F F F O O",
        ["staff/blanks/remove"] = /*                               */ "T F O O F F F F F O O",
        ["staff/register"] = /*                                    */ "T F O O F F F F F O O",
        ["staff/register/print"] = /*                              */ "T F O O F F F F F O O",
        ["staff/register/export/{format}"] = /*                    */ "T F O O F F F F F O O",
        ["counter"] = /*                                           */ "T F F F O F F F F F F",
        ["counter/{number}"] = /*                                  */ "T F F F N F F F F F F",
        ["staff/cases/{number}/workflow"] = /*                     */ "T F N N F F F F F O O",
        ["admin/workflows"] = /*                                   */ "T F F F F F F O F F F",
        ["staff/cases/{number}/holder"] = /*                       */ "T F N N F F F F F O O",
        ["staff/cases/{number}/checklist"] = /*                    */ "T F N N F F F F F O O",
        ["staff/cases/{number}/question"] = /*                     */ "T F N N F F F F F O O",
        ["staff/cases/{number}/register-extract"] = /*             */ "T F N N F F F F F R R",
        ["staff/cases/{number}/note"] = /*                         */ "T F N N F F F F F O O",
        ["staff/cases/{number}/files/{file:guid}"] = /*            */ "T F N N F F F F F N N",
        ["staff/cases/{number}/documents/{kind}"] = /*             */ "T F N N F F F F F O O",
        ["my/{number}/complaint"] = /*                             */ "S N F F F F F F O F F",
        ["my/{number}/complaint/{complaint}/{letter}"] = /*        */ "S N F F F F F F N F F",
        ["staff/complaints"] = /*                                  */ "T F O O F F O F F O O",
        ["staff/complaints/{number}"] = /*                         */ "T F N N F F N F F N N",
        ["oversight"] = /*                                         */ "T F F F F F O F F F F",
        ["oversight/export"] = /*                                  */ "T F F F F F O F F F F",
        ["admin/calendar-runs"] = /*                               */ "T F F F F F F O F F F",
        ["admin/messages"] = /*                                    */ "T F F F F F F O F F F",
        ["admin/recipes"] = /*                                     */ "T F F F F F F O F F F",
        ["my/messages"] = /*                                       */ "S O F F F F F F O F F",
        ["my/messages/{id:guid}"] = /*                             */ "S N F F F F F F N F F",
        ["staff/notices"] = /*                                     */ "T F O O O F O F F O O",
        ["staff/notices/{id:guid}"] = /*                           */ "T F N N N F N F F N N",
    };

    [Fact]
    public void Table_NamesEveryPage_AndNoOther()
    {
        using var visitor = host.NewVisitor(); // starts the host
        var pages = Pages();
        Assert.Equal(string.Empty, string.Join('\n', pages.Except(Expected.Keys, StringComparer.Ordinal).Select(page => $"{page} is missing from the table")));
        Assert.Equal(string.Empty, string.Join('\n', Expected.Keys.Except(pages, StringComparer.Ordinal).Select(page => $"{page} exists no more")));
    }

    [Fact]
    public async Task EveryPage_ForEveryVisitor_AnswersAsTheTableSays()
    {
        var (owner, number, draft) = await AccessVisitors.NewCaseAndDraftAsync(host);
        await host.ProposeApprovalAsync(number);
        var answers = Expected.Keys.ToDictionary(page => page, _ => new List<string>(), StringComparer.Ordinal);
        foreach (var name in AccessVisitors.Strangers.Concat(AccessVisitors.Concerned))
        {
            using var visitor = await AccessVisitors.SignedInAsync(host, name, owner);
            foreach (var (page, letters) in answers)
            {
                using var response = await visitor.SendAsync(HttpMethod.Get, AccessVisitors.Fill(page, number, draft));
                letters.Add(AccessVisitors.Letter(response));
            }
        }

        AccessVisitors.AssertTable(Expected, answers);
    }

    private List<string> Pages() =>
        [.. AccessVisitors.Endpoints(host).Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(AccessVisitors.RouteOf).Distinct(StringComparer.Ordinal)];
}
